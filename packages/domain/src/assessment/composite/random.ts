/** A repeatable stream of numbers in [0, 1): the same seed gives the same study. (Marsaglia's xorshift, 32 bits.) */
export function randomStream(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}
