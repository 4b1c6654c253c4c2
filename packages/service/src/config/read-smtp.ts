import { readFileSync } from 'node:fs'
import { problem } from '../words/problem.ts'
import { ConfigError } from './config-error.ts'
import type { Config } from './options.ts'

/** A mail server and its settings. */
export interface Smtp {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise STARTTLS, which is optional only on this machine. */
  readonly isEncrypted: boolean
  readonly user: string
  readonly password: string
  readonly from: string
}

const ports: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 }

/** Checks that a text is a single e-mail address. */
export function isMailbox(text: string): boolean {
  return /^[^\s@<>]+@[^\s@<>]+$/.test(text)
}

/**
 * Reads the mail server for notifications; undefined when none is configured.
 * @throws ConfigError
 */
export function readSmtp({
  smtp,
  smtpFrom,
  smtpPasswordFile,
}: Pick<Config, 'smtp' | 'smtpFrom' | 'smtpPasswordFile'>): Smtp | undefined {
  if (smtp === '') return undefined
  const url = URL.parse(smtp)
  const port = url && ports[url.protocol]
  if (!url || port === undefined || port === null || url.hostname === '' || url.password !== '') {
    throw new ConfigError(problem('SmtpAddress'))
  }
  if (!isMailbox(smtpFrom)) throw new ConfigError(problem('SmtpFrom'))
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? port : Number(url.port),
    isEncrypted: url.protocol === 'smtps:',
    user: decodeURIComponent(url.username),
    password: smtpPasswordFile === '' ? '' : readPassword(smtpPasswordFile),
    from: smtpFrom,
  }
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new ConfigError(problem('SmtpPassword', { file }))
  }
}
