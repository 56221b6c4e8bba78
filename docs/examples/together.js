const explorer = document.querySelector("jalons-explorer");
const output = document.querySelector("output");

for (const button of document.querySelectorAll("button")) {
  const { query, open } = button.dataset;
  button.addEventListener("click", () => (query ? explorer.search(query) : explorer.open(open)));
}
explorer.addEventListener("jalons-change", ({ detail }) => (output.value = JSON.stringify(detail.state)));
explorer.addEventListener("jalons-error", ({ detail }) => console.warn(detail.reason, detail.message));
