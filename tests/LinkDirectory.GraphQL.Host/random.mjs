// A generator of numbers that gives the same ones for the same seed on every machine (mulberry32).
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to a bound, which is not reached. */
  below(bound) {
    return Math.floor(this.next() * bound);
  }

  /** A whole number between two, both included. */
  between(low, high) {
    return low + this.below(high - low + 1);
  }

  chance(probability) {
    return this.next() < probability;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Some of a list, in its order. */
  some(list, probability = 0.5) {
    return list.filter(() => this.chance(probability));
  }

  /** So many of something. */
  times(count, make) {
    return Array.from({ length: count }, (_, i) => make(i));
  }
}
