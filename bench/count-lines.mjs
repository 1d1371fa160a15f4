import { Writable } from "node:stream"

const NEW_LINE = 10

/** Takes whatever is written, and counts its lines. */
export class CountLines extends Writable {
  count = 0

  _write(chunk, _encoding, done) {
    for (
      let at = chunk.indexOf(NEW_LINE);
      at >= 0;
      at = chunk.indexOf(NEW_LINE, at + 1)
    )
      this.count++
    done()
  }
}
