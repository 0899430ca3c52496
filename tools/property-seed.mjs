// Property tests draw the same cases in every run, so a run can be trusted and repeated; GONGJIAN_SEED=<number> draws others.
import fc from 'fast-check';

const SEED = 20_220_308;
fc.configureGlobal({ seed: Number(process.env.GONGJIAN_SEED ?? SEED) });
