// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

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
  /**
   * Tries again that can be saved up, with which the budget begins; 10. With 0
   * nothing is saved up, for programs of which very many run: a request allows
   * what it and the time since the one before it add, at most one try again;
   * of less than a whole one, it is a matter of chance whether it is had.
   */
  readonly burst?: number;
  /** Gives numbers from [0, 1) for that chance. */
  readonly random?: () => number;
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
  readonly #random: () => number;
  #tokens: number;
  #filledAt: number | undefined;

  constructor(options: BudgetOptions = {}) {
    this.#ratio = options.ratio ?? 0.1;
    this.#perSecond = options.perSecond ?? 0.1;
    this.#burst = options.burst ?? 10;
    this.#random = options.random ?? Math.random;
    this.#tokens = this.#burst;
  }

  /** Counts a request, its tries again left out. `now` is in milliseconds. */
  countRequest(now = performance.now()): void {
    if (this.#burst > 0) {
      this.#fill(now);
      this.#add(this.#ratio);
      return;
    }
    // The first request comes after a time without any.
    const passed = Math.max(0, now - (this.#filledAt ?? -Infinity));
    const earned = this.#perSecond > 0 ? (this.#perSecond * passed) / 1000 : 0;
    this.#filledAt = now;
    this.#tokens = Math.min(1, earned + this.#ratio);
  }

  /**
   * Takes what a try again costs; false when there isn't enough, and the
   * client should give up.
   */
  take(now = performance.now()): boolean {
    if (this.#burst === 0) {
      const part = this.#tokens;
      this.#tokens = 0;
      return this.#random() < part;
    }
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
