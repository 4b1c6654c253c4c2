import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openSharedSlots, type SharedSlots } from '@accredit/client/node'
import type { Command } from 'commander'
import type { CommandRun } from '../command-run.ts'
import { configFolder } from '../config-folder.ts'
import { addConnectionOptions, type ConnectionOptions } from '../connect.ts'
import { InvalidValue } from '../invalid-value.ts'

/** Options for the ledger. */
export interface LedgerOptions {
  readonly ledger?: string
}

/** Options for sending requests. */
export interface TrafficOptions extends ConnectionOptions, LedgerOptions {
  readonly concurrency: number
  readonly rate?: number
}

/** Adds the options that a check and a run share. */
export function addTrafficOptions(command: Command): Command {
  return addConnectionOptions(
    command
      .argument('<file>')
      .option('--ledger <file>')
      .option('--concurrency <count>', '', readCount, 8)
      .option('--rate <count>', '', readCount),
  )
}

/**
 * Opens the request budget that this user's runs share; without a writable folder, nothing is
 * shared.
 */
export function openSlots({ runtime, output }: CommandRun): SharedSlots | undefined {
  try {
    const folder = configFolder(runtime)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return openSharedSlots(join(folder, 'rate.db'))
  } catch (error) {
    output.detail(String(error))
    return undefined
  }
}

function readCount(text: string): number {
  const count = Number(text)
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new InvalidValue(({ count: rule }) => rule)
}
