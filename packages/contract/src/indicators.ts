/** Indicators: what is counted, the figures told, which promise each proves, and the pace that follows. */
export * from './indicators-binding.ts';
export * from './indicators-import.ts';
export * from './indicators-pace.ts';
export * from './indicators-rules.ts';
export * from './indicators-shape.ts';
export * from './indicators-value.ts';
