import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { describeFault } from '../files/describe-fault.ts'
import { problem } from '../words/problem.ts'
import type { Ending } from './exit-codes.ts'
import { Failure } from './failure.ts'

/** Tells what the system has against a file that a person named. */
export function fileFailure(
  rule: 'FileUnreadable' | 'FileUnwritable',
  path: string,
  error: unknown,
  ending: Ending = 'usage',
): Failure {
  return new Failure(ending, problem(rule, { path, fault: describeFault(error) }), error)
}

/**
 * Opens a file that a person named, to read and write it.
 * @throws Failure when the system does not allow that, and whatever else `open` throws
 */
export function openNamed<Opened>(path: string, open: (path: string) => Opened): Opened {
  try {
    return open(path)
  } catch (error) {
    throw explainWriting(path, error)
  }
}

/** Gives the failure in place of an error of the system; any other error stays as it is. */
export function explainWriting(path: string, error: unknown): unknown {
  const isOfSystem = error instanceof Error && 'syscall' in error
  return isOfSystem ? fileFailure('FileUnwritable', path, error) : error
}

/**
 * Requires that a file can be written, before its content is worked for; leaves it as it is.
 * @throws Failure
 */
export function requireWritable(path: string): void {
  const isThere = existsSync(path)
  openNamed(path, () => closeSync(openSync(path, 'a')))
  if (!isThere) rmSync(path)
}
