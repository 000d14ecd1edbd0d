// Run in a process of its own: prints how many milliseconds loading the shipped model takes there.
import { performance } from "node:perf_hooks";
import { loadPredictor } from "@mapper/predictor";

const start = performance.now();
const predictor = await loadPredictor({model:"/tmp/benchmodel"});
process.stdout.write(String(performance.now() - start));
predictor.dispose();
