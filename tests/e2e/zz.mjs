import { serve, launch, open, ready } from "./site.mjs";
const site = await serve(); const browser = await launch();
const { page, faults } = await open(browser, site.url + "?view=documents&lang=fr");
page.on("console", m => console.log("C", m.text()));
await ready(page);
await page.waitForSelector("#own-files", {state:"attached"});
await page.waitForTimeout(3000);
const places = ["Hai Phong","Bac Giang","Bac Ninh","Da Nang","Quang Ninh","Can Tho","Lam Dong","Hué"];
const doc = (n) => { let t = `Le rapport numéro ${n} sur la ville de ${places[n%8]}\n\n`; let k = 0;
  while (Buffer.byteLength(t) < 5200) { k++; t += `La province de ${places[(n+k)%8]} vise au moins ${50 + (n*k)%50} % de dossiers en ligne d’ici ${2026 + (k%5)}, a annoncé le Comité populaire le ${1+(n+k)%28} mars 2025, avec ${k},5 milliards d’USD pour les semi-conducteurs et l’intelligence artificielle du quartier ${n*7+k}.\n\n`; } return t; };
const files = Array.from({length:200}, (_, n) => ({ name: `rapport-${n}.txt`, mimeType: "text/plain", buffer: Buffer.from(doc(n)) }));
console.log(files.reduce((s,f)=>s+f.buffer.length,0));
await page.evaluate(() => { self.longest = 0; self.tasks=[]; let last = performance.now(); const ch = new MessageChannel(); ch.port1.onmessage = () => { const now = performance.now(); if (now-last > 20) self.tasks.push([Math.round(now), Math.round(now-last)]); self.longest = Math.max(self.longest, now-last); last = now; ch.port2.postMessage(0); }; ch.port2.postMessage(0); });
const cdp = await page.context().newCDPSession(page); await cdp.send("Profiler.enable"); await cdp.send("Profiler.setSamplingInterval",{interval:500}); await cdp.send("Profiler.start");
const t0 = Date.now();
await page.setInputFiles("#own-files", files);
const t1 = Date.now();
await page.waitForFunction(() => document.querySelector(".own-status")?.textContent.includes("200."), null, { timeout: 120000 });
console.log("seconds", (Date.now()-t1)/1000, "transfer of files by the driver", (t1-t0)/1000);
await page.waitForTimeout(1500);
const { profile } = await cdp.send("Profiler.stop");
{ const byId = new Map(profile.nodes.map(n => [n.id, n])); let t = profile.startTime; const tops = new Map(); const parent = new Map(); for (const n of profile.nodes) for (const c of n.children ?? []) parent.set(c, n.id);
let busyStart=null, acc=new Map(), runs=[];
for (let i=0;i<profile.samples.length;i++){ t += profile.timeDeltas[i]; const n = byId.get(profile.samples[i]); const name = n.callFrame.functionName; const idle = name==="(idle)"||name==="(program)";
 let m = n, path=[]; while (m) { path.push(m.callFrame.functionName+":"+m.callFrame.lineNumber+":"+m.callFrame.columnNumber); m = byId.get(parent.get(m.id)); }
 const key = path.slice(0,4).join(" < ");
 if (idle) { if (busyStart && t-busyStart>25000) runs.push([(t-busyStart)/1000, [...acc].sort((a,b)=>b[1]-a[1]).slice(0,6)]); busyStart=null; acc=new Map(); } else { busyStart ??= t; acc.set(key,(acc.get(key)??0)+profile.timeDeltas[i]/1000); } }
console.log(JSON.stringify(runs,null,1)); }
console.log("longest", await page.evaluate(() => self.longest), JSON.stringify(await page.evaluate(() => self.tasks)));
console.log("image", await page.evaluate(() => self.jalons.image.length));
for (let i=0;i<3;i++) console.log("own", await page.evaluate(async () => { const a = performance.now(); self.jalons.program.own(self.jalons.image); const b = performance.now(); await Promise.resolve(); await new Promise(r=>setTimeout(r,0)); const c = performance.now(); const q = self.jalons.program.search("", "limit=1"); const d = performance.now(); return [b-a, c-b, d-c]; }));
await page.evaluate(() => { self.longest = 0; self.tasks = [];});
await page.goto(site.url + "?q=dossiers&lang=fr"); await ready(page); 
const t2=Date.now(); await page.waitForFunction(() => document.querySelector(".machine"), null, {timeout: 20000}); console.log("reload ready", Date.now()-t2);
console.log(faults);
await browser.close(); await site.close();
