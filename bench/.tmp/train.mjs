import { loadEnterpriseCatalogue } from "@mapper/attack-dataset";
import { trainModel, writeModel } from "@mapper/trainer";
import { createPicker, sentenceAbout, TECHNIQUES } from "./texts.mjs";
const pick = createPicker(9);
const records = Array.from({length:400},(_,i)=>{const t=TECHNIQUES[i%12];return {text:sentenceAbout(t,pick),labels:[t],source:"table",group:`${i}`}});
const run = trainModel({records,catalogue:loadEnterpriseCatalogue(),name:"b",version:"0"});
let s=await run.next(); while(!s.done) s=await run.next();
await writeModel(s.value.model,"/tmp/benchmodel"); console.log("ok");
