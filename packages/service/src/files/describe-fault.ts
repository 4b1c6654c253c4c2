import { userInfo } from 'node:os'

/** Reason why a file cannot be used. */
export interface FileFault {
  /** Code of the system, e.g. `EACCES`. */
  readonly code: string
  /** The system's own text, for a code without one of ours. */
  readonly text: string
  /** The user who lacks the permission. */
  readonly user: string
}

/** Describes an error of the file system. */
export function describeFault(error: unknown): FileFault {
  const { code = '', message = String(error) } = error as Partial<NodeJS.ErrnoException>
  return { code, text: message, user: nameOfUser() }
}

/** Names the user of this process; a container's user may have only a number. */
export function nameOfUser(): string {
  try {
    return userInfo().username
  } catch {
    return 'of this process'
  }
}
