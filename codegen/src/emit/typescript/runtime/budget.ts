/**
 * Bounds how many requests of a program are tries again, so that clients which
 * all fail at once don't bury the service that is trying to come back.
 */

/** What a budget allows. */
export interface BudgetOptions {
  /** Tries again for each request; 0.1, one in ten, unless said otherwise. */
  readonly ratio?: number;
  /** Tries again for each second, whatever is sent; 0.1. */
  readonly perSecond?: number;
  /** Tries again that can be saved up, with which the budget begins; 10. */
  readonly burst?: number;
}

/**
 * A token bucket. Every request adds a part of a token, time adds a little,
 * and every try again takes one. Share one budget among all that send to the
 * same service.
 */
export class RetryBudget {
  readonly #ratio: number;
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #filledAt: number | undefined;

  constructor({
    ratio = 0.1,
    perSecond = 0.1,
    burst = 10,
  }: BudgetOptions = {}) {
    this.#ratio = ratio;
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
  }

  /** Counts a request, its tries again left out. `now` is in milliseconds. */
  countRequest(now = performance.now()): void {
    this.#fill(now);
    this.#add(this.#ratio);
  }

  /**
   * Takes what a try again costs; false when there isn't enough, and the
   * client should give up.
   */
  take(now = performance.now()): boolean {
    this.#fill(now);
    // Tenths are not exact in binary.
    const isEnough = this.#tokens >= 1 - 1e-9;
    this.#tokens -= isEnough ? 1 : 0;
    return isEnough;
  }

  /** A clock that stands or goes back adds nothing. */
  #fill(now: number): void {
    const passed = Math.max(0, now - (this.#filledAt ?? now));
    this.#filledAt = Math.max(now, this.#filledAt ?? now);
    this.#add((this.#perSecond * passed) / 1000);
  }

  #add(tokens: number): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + tokens);
  }
}
