import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TreeCopy } from './copy-tree.ts'

/** Settings for a run of one test file. */
export interface TestRun {
  readonly tree: TreeCopy
  /** Test file, relative to the repository root. */
  readonly file: string
  readonly postgresUrl: string
  /** Time limit of the file. */
  readonly milliseconds: number
  /** Folder for coverage, if wanted. */
  readonly coverage?: string
}

export type Outcome = 'passed' | 'failed' | 'too slow'

const running = new Set<number>()

/** Ends running tests when this process exits before them. */
export function endRunning(): void {
  for (const pid of running) endGroup(pid)
}

/** Runs one test file until it ends, its first test fails, or its time is over. */
export async function runTestFile(run: TestRun): Promise<Outcome> {
  const { tree, file, postgresUrl, milliseconds, coverage } = run
  const reporter = join(tree.folder, 'scripts', 'mutation', 'stop-at-failure.ts')
  const child = spawn(
    process.execPath,
    [
      '--conditions=source',
      `--test-reporter=${reporter}`,
      '--test-reporter-destination=stdout',
      file,
    ],
    {
      cwd: tree.folder,
      detached: true,
      stdio: 'ignore',
      env: {
        ...process.env,
        ACCREDIT_TEST_POSTGRES: postgresUrl,
        TMPDIR: tree.temporary,
        ...(coverage !== undefined && { NODE_V8_COVERAGE: coverage }),
      },
    },
  )
  if (child.pid !== undefined) running.add(child.pid)
  const ended = Promise.withResolvers<Outcome>()
  child.once('error', ended.reject)
  child.once('exit', (code) => ended.resolve(code === 0 ? 'passed' : 'failed'))
  const timer = new AbortController()
  try {
    return await Promise.race([
      ended.promise,
      sleep(milliseconds, 'too slow' as const, { signal: timer.signal }),
    ])
  } finally {
    timer.abort()
    endGroup(child.pid)
  }
}

/** Ends the file's process and everything that it started. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  running.delete(pid)
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group has already ended.
  }
}
