/** Lets at most `most` of those who come work at the same time; the others wait in line. */
export class Turns {
  private readonly line: (() => void)[] = []

  constructor(private free: number) {}

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) {
      this.free--
    } else {
      await new Promise<void>((go) => this.line.push(go))
    }
    try {
      return await work()
    } finally {
      const next = this.line.shift()
      if (next) next()
      else this.free++
    }
  }
}
