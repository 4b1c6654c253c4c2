import { StoreUnavailable } from './unavailable.ts'

/** Another process serves or moves the store. */
export class StoreInUse extends StoreUnavailable {
  readonly file: string
  /** The other process, where it has noted itself. */
  readonly pid: number | undefined

  constructor(file: string, pid: number | undefined, options?: ErrorOptions) {
    const holder = pid === undefined ? 'another process' : `process ${pid}`
    super(`${file} is being served by ${holder}`, options)
    this.file = file
    this.pid = pid
  }
}
