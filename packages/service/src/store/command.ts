import type { ErrorName } from '@accredit/contract'
import type { Refusal } from '../rules/refusal.ts'
import type { Connection } from './connection.ts'

/**
 * A write, run by the store inside one transaction. It reads, decides by the rules, and only then
 * writes; a refused command (one that throws `Refused`) has written nothing. It awaits nothing but
 * its transaction. Input and output are plain data, because they may cross a thread.
 */
export interface Command<Input, Output> {
  /** Identifies the command in another thread. */
  readonly name: string
  /** @param at the service clock, in epoch milliseconds */
  readonly run: (transaction: Connection, input: Input, at: number) => Promise<Output>
  /**
   * Everything whose state it depends on or changes: ids of customers and cases, codes, domains.
   * Commands without a common key may share a transaction without isolation from each other. Absent
   * when the keys do not follow from the input: such a command gets its own transaction.
   */
  readonly keys?: ((input: Input) => readonly string[]) | undefined
  /**
   * Further rows that it locks and then changes by a single statement, which also says whether the
   * change was possible: anything read of such a row before may be out of date.
   */
  readonly counters?: ((input: Input) => readonly string[]) | undefined
}

/** Declares a command. Its name is unique in the service. */
export function command<Input, Output>(
  name: string,
  run: Command<Input, Output>['run'],
  keys?: Command<Input, Output>['keys'],
  counters?: Command<Input, Output>['counters'],
): Command<Input, Output> {
  return { name, run, keys, counters }
}

/** Key of one of a partner's codes. */
export function codeKey(partnerId: string, code: string): string {
  return `${partnerId} code ${code}`
}

/** Any command; the type of its input is checked by the call of the store. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyCommand = Command<any, unknown>

/** Commands by name, for a thread that receives names. */
export type CommandRegistry = ReadonlyMap<string, AnyCommand>

/**
 * Builds the registry of commands.
 * @throws Error when two have the same name
 */
export function registerCommands(commands: Iterable<AnyCommand>): CommandRegistry {
  const registry = new Map<string, AnyCommand>()
  for (const registered of commands) {
    if (registry.has(registered.name)) throw new Error(`two commands are called ${registered.name}`)
    registry.set(registered.name, registered)
  }
  return registry
}

/** Headers of one answer, in addition to those of every answer. */
export type AnswerHeaders = Readonly<Record<string, string>>

/** Answer to a caller of the API: a status, headers, and the JSON text of the body. */
export interface Answer {
  readonly status: number
  readonly headers?: AnswerHeaders | undefined
  /** Absent when there is no body. */
  readonly body?: string | undefined
  /** The refusal in it; absent when the call was accepted. */
  readonly error?: ErrorName | undefined
}

/** A command's result for a caller of the API. */
export interface Reply {
  readonly status: number
  readonly headers?: AnswerHeaders | undefined
  readonly body?: unknown
  /** Secret members of the body: returned in the first answer only, neither stored nor replayed. */
  readonly once?: Readonly<Record<string, unknown>>
}

/** Identity of a request, by which a repeated call is recognized. */
export interface RequestIdentity {
  readonly partnerId: string
  readonly requestId: string
  /** Method and normalised path. */
  readonly target: string
  /** Digest of query and body: the same id with another digest is an error. */
  readonly fingerprint: string
  /** Epoch milliseconds after which the id may be reused. */
  readonly expiresAt: number
}

/** A call of a command, as plain data. */
export interface CommandCall {
  readonly input: unknown
  readonly at: number
  /** Present for calls of the API: their answer is stored under it, or replayed. */
  readonly request?: RequestIdentity | undefined
  /** True when the result is a `Reply` to convert into an `Answer`. */
  readonly replies: boolean
}

/** Outcome of a command. */
export type Outcome =
  | {
      readonly kind: 'done'
      readonly value: unknown
      /** Set when it added events, which followers may be waiting for. */
      readonly tells?: boolean
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
