import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './find-examples.ts'
import type { Example } from './read-examples.ts'

/** A folder in which examples are files of a project that has the client among its modules. */
export interface Workbench extends AsyncDisposable {
  readonly folder: string
  /** The file of an example, as it was given. */
  fileOf(example: Example): string
}

/** Writes each example as it stands; the folder is removed in the end. */
export async function openWorkbench(examples: readonly Example[]): Promise<Workbench> {
  const folder = await mkdtemp(join(tmpdir(), 'accredit-examples-'))
  const fileOf = ({ place }: Example) => join(folder, `${place.replaceAll(/[^\w.]/g, '-')}.ts`)
  const config = {
    extends: join(root, 'tsconfig.json'),
    // As in a project of a browser or of Node: no types but the platform's.
    compilerOptions: { types: [], lib: ['es2024', 'dom', 'dom.iterable'] },
    include: ['*.ts'],
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
  for (const example of examples) await writeFile(fileOf(example), example.code)
  return {
    folder,
    fileOf,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Compiles all examples at once and gives the compiler's complaints, one a line. */
export function checkTypes({ folder }: Workbench): Promise<string[]> {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [compiler, '--project', folder, '--pretty', 'false'],
      { cwd: folder },
      (error, stdout) => {
        const complaints = stdout.split('\n').filter((line) => line !== '')
        // Without a complaint, a failure is the compiler's own.
        if (error && complaints.length === 0) reject(error)
        else resolve(complaints)
      },
    )
  })
}
