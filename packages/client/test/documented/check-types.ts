import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
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

/**
 * Writes each example as it stands; the folder is removed in the end. Those that start a sandbox are a
 * project of Node's; the others compile without Node's types, as in a browser.
 */
export async function openWorkbench(examples: readonly Example[]): Promise<Workbench> {
  const folder = await mkdtemp(join(tmpdir(), 'accredit-examples-'))
  const fileOf = ({ place, code }: Example) =>
    join(folder, startsSandbox(code) ? 'node' : 'any', `${place.replaceAll(/[^\w.]/g, '-')}.ts`)
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  for (const [project, options] of Object.entries(projects)) {
    const config = {
      extends: join(root, 'tsconfig.json'),
      compilerOptions: options,
      include: ['*.ts'],
    }
    await mkdir(join(folder, project))
    await writeFile(join(folder, project, 'tsconfig.json'), JSON.stringify(config))
  }
  for (const example of examples) await writeFile(fileOf(example), example.code)
  return {
    folder,
    fileOf,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

const projects = {
  any: { types: [], lib: ['es2024', 'dom', 'dom.iterable'] },
  node: {},
}

/** Tells whether an example starts a sandbox in its own process. */
export function startsSandbox(code: string): boolean {
  return code.includes("'accredit/testing'")
}

/** Compiles all examples and gives the compiler's complaints, one a line. */
export async function checkTypes({ folder }: Workbench): Promise<string[]> {
  const found = Object.keys(projects).map((project) => compile(join(folder, project)))
  return (await Promise.all(found)).flat()
}

function compile(folder: string): Promise<string[]> {
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
