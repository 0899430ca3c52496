import { Refused } from '../platform/refused.ts';

/** 阅览室: so many files are read at once, some wait, and whoever comes when all places are taken is asked to come again. */
export class ReadingRoom {
  private reading = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly seats: number,
    private readonly queue: number,
  ) {}

  async read<T>(work: () => Promise<T>): Promise<T> {
    await this.seat();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.reading -= 1;
    }
  }

  private async seat(): Promise<void> {
    if (this.reading < this.seats) {
      this.reading += 1;
      return;
    }
    if (this.waiting.length >= this.queue) throw new Refused('request.too_many');
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
