import { serve, launch, open, ready } from "./site.mjs";
const site = await serve(); const browser = await launch();
const QUAYS = `Les quais de Hai Phong passent au numérique

Hanoï (VNA) – La ville de Hai Phong vise au moins 60 % de quais automatisés d’ici 2030, a annoncé le Comité populaire le mardi 5 mars 2024.

Le système LGSP relie déjà 14 départements. La province de Bac Giang suivra, avec 1,5 milliard d’USD.
`;
for (const [lang, w, scheme, name] of [["vi", 360, "dark", "a"], ["en", 360, "light", "b"], ["en", 1280, "dark", "c"]]) {
  const { page, faults, close } = await open(browser, site.url + `?view=documents&lang=${lang}`, { viewport: { width: w, height: 1700 }, colorScheme: scheme });
  await ready(page);
  await page.waitForSelector("#own-files:enabled", {state:"attached"});
  await page.setInputFiles("#own-files", [{ name: "quais.txt", mimeType: "text/plain", buffer: Buffer.from(QUAYS) }, { name: "image.png", mimeType: "image/png", buffer: Buffer.from([0x89,0x50,0x4e,0x47,0,0,0]) }]);
  await page.waitForSelector(".own-list li");
  await page.locator("#own-paste").click();
  await page.locator(".own-list summary").first().click();
  await page.locator(".own-correct summary").first().click();
  await page.locator("#own-clear").click();
  await page.locator(".own-list summary").first().click();
  await page.locator(".own-correct summary").first().click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/wt/n${name}1.png` });
  await page.locator(".own-list h3 a").first().click();
  await page.waitForSelector("mark.find");
  await page.locator("details.finds summary").first().click();
  await page.locator("mark.find").nth(1).focus();
  await page.waitForTimeout(200);
  await page.screenshot({ path: `/tmp/wt/n${name}2.png` });
  console.log(faults, await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]));
  await close();
}
await browser.close(); await site.close();
