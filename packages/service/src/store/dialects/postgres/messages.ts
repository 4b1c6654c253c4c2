/** A parameter as it travels: text, bytes, or nothing. */
export type Parameter = string | Buffer | null

const codes = { bind: 0x42, describe: 0x44, execute: 0x45 } as const

/** Bytes that a character takes at most. */
const widest = 3

/**
 * Writes the messages of a flush one behind the other, so that they are one buffer and one write: the driver makes a
 * buffer of each, which for a batch of 32 requests are hundreds.
 *
 * Source: PostgreSQL's documentation, *Frontend/Backend Protocol*, “Message Formats”.
 */
export class Messages {
  private bytes = Buffer.allocUnsafe(16_384)
  private end = 0

  /** Asks to run a statement with these parameters, and to describe its columns where they are not known. */
  run(statement: string, parameters: readonly Parameter[], describes: boolean): void {
    const start = this.begin(codes.bind)
    this.text('')
    this.text(statement)
    this.parameters(parameters)
    // All columns come as text.
    this.int16(0)
    this.finish(start)
    if (describes) {
      const describe = this.begin(codes.describe)
      this.text('P')
      this.finish(describe)
    }
    const execute = this.begin(codes.execute)
    this.text('')
    // Of all rows.
    this.int32(0)
    this.finish(execute)
  }

  /** Gives what was written since the last time. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.end)
    this.bytes = this.bytes.subarray(this.end)
    this.end = 0
    return taken
  }

  private parameters(parameters: readonly Parameter[]): void {
    this.int16(parameters.length)
    for (const value of parameters) this.int16(Buffer.isBuffer(value) ? 1 : 0)
    this.int16(parameters.length)
    for (const value of parameters) {
      if (value === null) this.int32(-1)
      else this.value(value)
    }
  }

  private value(value: string | Buffer): void {
    this.ensure(4 + value.length * widest)
    const start = this.end + 4
    const length =
      typeof value === 'string' ? this.bytes.write(value, start) : value.copy(this.bytes, start)
    this.int32(length)
    this.end += length
  }

  private begin(code: number): number {
    this.ensure(5)
    this.bytes[this.end] = code
    this.end += 5
    return this.end
  }

  /** Fills in the length, which counts itself. */
  private finish(start: number): void {
    this.bytes.writeInt32BE(this.end - start + 4, start - 4)
  }

  /** A text without a NUL, which ends it. */
  private text(text: string): void {
    this.ensure(text.length * widest + 1)
    this.end += this.bytes.write(text, this.end)
    this.bytes[this.end] = 0
    this.end += 1
  }

  private int16(value: number): void {
    this.ensure(2)
    this.end = this.bytes.writeUInt16BE(value, this.end)
  }

  private int32(value: number): void {
    this.ensure(4)
    this.end = this.bytes.writeInt32BE(value, this.end)
  }

  private ensure(more: number): void {
    if (this.end + more <= this.bytes.length) return
    const larger = Buffer.allocUnsafe(2 * (this.end + more))
    this.bytes.copy(larger, 0, 0, this.end)
    this.bytes = larger
  }
}
