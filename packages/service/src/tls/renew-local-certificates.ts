import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  canServe,
  canVouch,
  createAuthority,
  issueCertificate,
  type KeyPair,
} from './local-authority.ts'
import { makeFolder } from '../files/make-folder.ts'

/** Certificates of a data folder. */
export interface LocalCertificates {
  readonly server: KeyPair
  /** The authority's certificate, as PEM. */
  readonly authority: string
  /** True when a new authority replaced one that clients may still trust. */
  readonly authorityReplaced: boolean
}

/** Path of the authority's certificate, which clients must trust. */
export function authorityFile(folder: string): string {
  return join(folder, 'ca.pem')
}

/**
 * Reads the authority and the server certificate of a folder, and replaces one that is missing,
 * expires soon or is not valid for these hosts. A valid authority is kept.
 * @param now epoch milliseconds
 */
export function renewLocalCertificates(
  folder: string,
  hosts: readonly string[],
  now: number,
): LocalCertificates {
  makeFolder(folder)
  const files = {
    authority: authorityFile(folder),
    authorityKey: join(folder, 'ca-key.pem'),
    server: join(folder, 'server.pem'),
  }
  const hadAuthority = existsSync(files.authority)
  let authority = readPair(files.authority, files.authorityKey)
  const isKept = authority !== undefined && canVouch(authority, now, hosts)
  if (!authority || !isKept) {
    authority = createAuthority(now, hosts)
    writeSecret(files.authorityKey, authority.privateKey)
    writeWhole(files.authority, authority.certificate, 0o644)
  }
  // Certificate and key share one file, so that a crash cannot leave one without the other.
  let server = readPair(files.server, files.server)
  if (!server || !canServe(server, authority, now, hosts)) {
    server = issueCertificate(authority, now, hosts)
    writeSecret(files.server, server.certificate + server.privateKey)
  }
  return {
    server,
    authority: authority.certificate,
    authorityReplaced: hadAuthority && !isKept,
  }
}

function readPair(certificateFile: string, keyFile: string): KeyPair | undefined {
  if (!existsSync(certificateFile) || !existsSync(keyFile)) return undefined
  chmodSync(keyFile, 0o600)
  return {
    certificate: readBlock(certificateFile, 'CERTIFICATE'),
    privateKey: readBlock(keyFile, 'PRIVATE KEY'),
  }
}

/** Reads one block of a PEM file; empty if there is none. */
function readBlock(file: string, kind: string): string {
  const block = new RegExp(`-----BEGIN ${kind}-----[^]+?-----END ${kind}-----\\n`)
  return block.exec(readFileSync(file, 'utf8'))?.[0] ?? ''
}

function writeSecret(file: string, content: string): void {
  writeWhole(file, content, 0o600)
}

/** Writes a file atomically. */
function writeWhole(file: string, content: string, mode: number): void {
  const temporary = `${file}.${randomUUID()}`
  writeFileSync(temporary, content, { mode, flag: 'wx' })
  renameSync(temporary, file)
}
