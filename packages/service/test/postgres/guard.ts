import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'

/** Cleans up on behalf of this process. */
export interface Guard {
  /** Says which process has to end before the folder goes; `undefined` when there is none. */
  watch(pid: number | undefined): void
  /** Ends the watched process, removes the folder, and ends the guard. */
  end(): Promise<void>
}

// Reads process ids until the other end of the pipe is closed, which a death does too. The lock file
// tells that the server has ended; the process id may stay, as a zombie that nobody collects.
const script = `
pid=
while read -r line; do pid=$line; done
if [ -n "$pid" ]; then
  kill -QUIT "$pid" 2>/dev/null
  tries=0
  while [ -e "$1/data/postmaster.pid" ] && kill -0 "$pid" 2>/dev/null; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ]; then kill -KILL "$pid" 2>/dev/null; break; fi
    sleep 0.05
  done
fi
rm -rf -- "$1"
`

/**
 * Starts a small shell that outlives this process, so that nothing is left behind whichever way
 * the process ends, by SIGKILL too.
 * @param folder is removed at the end
 */
export function guardFolder(folder: string): Guard {
  const shell = spawn('/bin/sh', ['-c', script, 'accredit-test-guard', folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ended = once(shell, 'exit')
  shell.unref()
  if (shell.stdin instanceof Socket) shell.stdin.unref()
  return {
    watch: (pid) => {
      shell.stdin.write(`${pid ?? ''}\n`)
    },
    end: async () => {
      shell.ref()
      shell.stdin.end()
      await ended
    },
  }
}
