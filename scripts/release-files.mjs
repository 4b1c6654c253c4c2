// @ts-check
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { npmCommand } from './npm-command.mjs'
import { packPackages } from './pack-packages.mjs'
import { publishedFolders } from './published-packages.mjs'
import { root } from './root.mjs'
import { writeReference } from './write-reference.mjs'

/** @typedef {{ readonly version: string, readonly notes: string }} Release */

const changelog = join(root, 'CHANGELOG.md')
const unreleased = '## Unreleased'

/**
 * Reads version and notes of the next release.
 * @returns {Release}
 * @throws when the packages differ in version or depend on another one, or the changelog has no
 * entries
 */
export function readRelease() {
  const manifests = publishedFolders.map((folder) =>
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  )
  const versions = new Set(manifests.map(({ version }) => version))
  for (const { dependencies = {} } of manifests) {
    for (const { name } of manifests) if (name in dependencies) versions.add(dependencies[name])
  }
  const [version, ...others] = versions
  if (others.length > 0) {
    throw new Error(`The packages name several versions: ${[...versions].join(', ')}.`)
  }
  const notes = readNotes(readFileSync(changelog, 'utf8'))
  return { version, notes }
}

/**
 * Reads the changelog's notes for the next release.
 * @param {string} text
 */
export function readNotes(text) {
  const [, rest = ''] = text.split(`${unreleased}\n`, 2)
  const [notes = ''] = rest.split(/^## /m, 1)
  if (notes.trim() === '') throw new Error(`CHANGELOG.md says nothing under "${unreleased}".`)
  return `${notes.trim()}\n`
}

/**
 * Writes tarballs, notes, bill of materials, SDK reference and checksums.
 * @param {Release} release
 * @param {string} destination folder, which is emptied first
 * @returns {Promise<string[]>} their paths; the checksums come last
 */
export async function writeRelease({ version, notes }, destination) {
  const folder = resolve(destination)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const files = await packPackages(folder)
  /** @type {(name: string, text: string) => void} */
  const write = (name, text) => {
    writeFileSync(join(folder, name), text)
    files.push(join(folder, name))
  }
  write(`notes-${version}.md`, notes)
  write(
    `sbom-${version}.cdx.json`,
    run(npm(['sbom', '--sbom-format=cyclonedx', '--package-lock-only'])),
  )
  files.push(await packReference(join(folder, `reference-${version}.tar.gz`)))
  const sums = files.map((file) => {
    const sum = createHash('sha256').update(readFileSync(file)).digest('hex')
    return `${sum}  ${basename(file)}\n`
  })
  write('SHA256SUMS', sums.join(''))
  return files
}

/**
 * Writes the SDK reference as one archive.
 * @param {string} archive its path
 */
async function packReference(archive) {
  const pages = mkdtempSync(join(tmpdir(), 'accredit-reference-'))
  try {
    writeReference(pages)
    const files = readdirSync(pages, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted()
    // The archiver is a dependency, which a new clone installs first.
    const { writeTar } = await import('./write-tar.mjs')
    const tar = await writeTar(
      files.map((file) => ({
        path: `reference/${relative(pages, file).replaceAll('\\', '/')}`,
        kind: 'file',
        content: readFileSync(file),
      })),
    )
    writeFileSync(archive, gzipSync(tar, { level: 9 }))
    return archive
  } finally {
    rmSync(pages, { recursive: true, force: true })
  }
}

/**
 * Adds version and date to the changelog's notes, commits and tags.
 * @param {Release} release
 * @throws when there are uncommitted changes, or the tag exists
 */
export function tagRelease({ version }) {
  const tag = `v${version}`
  if (!existsSync(join(root, '.git'))) throw new Error('A release needs a Git clone.')
  if (git('status', '--porcelain') !== '') throw new Error('Commit your changes first.')
  if (git('tag', '--list', tag) !== '') throw new Error(`${tag} has already been released.`)
  const [day] = new Date().toISOString().split('T')
  const text = readFileSync(changelog, 'utf8')
  writeFileSync(changelog, text.replace(unreleased, `## ${version}, ${day}`))
  git('commit', '--quiet', '--message', `Release ${version}`, '--', changelog)
  git('tag', '--annotate', '--message', `Accredit ${version}`, tag)
}

/** @param {string[]} args */
function git(...args) {
  return run({ command: 'git', args, shell: false })
}

/** @param {string[]} args */
function npm(args) {
  const { command, before, shell } = npmCommand()
  return { command, args: [...before, ...args], shell }
}

/** @param {{ command: string, args: string[], shell: boolean }} call */
function run({ command, args, shell }) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    shell,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed.\n${stderr}`)
  return stdout
}
