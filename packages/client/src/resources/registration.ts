import type { Registration, ValidationEvent } from '@accredit/contract'
import { pathSegment } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import type { OpenSet } from '../filter.ts'
import { send } from '../send.ts'

/** A registration as a tenant asks for it. */
export interface RegistrationSettings {
  /** https without user or password; http to this machine in a sandbox. */
  readonly WebhookUrl: string
  /** Names of events, as `events()` has them. */
  readonly WebhookEvents: readonly OpenSet<Registration['WebhookEvents'][number]>[]
  /** Puts the signature into `x-ms-signature` instead of `Authorization`. Default: false. */
  readonly SignatureTokenToMsSignatureHeader?: boolean | undefined
}

/**
 * The one webhook of a tenant in the form of Partner Center, which Microsoft's service and Accredit both
 * have. Tools share it: before you put another address in place, read whose is there.
 */
export function registration(connection: Connection) {
  const root = '/webhooks/v1/registration'
  const call = async <Body>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
    options?: CallOptions,
  ) => send<Body>(connection, { method, path: root + path, body }, options)
  const read = async (answer: Promise<unknown>) => inPascalCase((await answer) as object)
  return {
    /** Reads the names of the events for which a tenant can register. */
    events: (options?: CallOptions): Promise<string[]> =>
      call('GET', '/events', undefined, options),

    /** Reads the registration; rejects with `NotFound` where there is none. */
    get: (options?: CallOptions): Promise<Registration> =>
      read(call('GET', '', undefined, options)),

    /** Registers; rejects with `AlreadyExists` where there is a registration. */
    create: (settings: RegistrationSettings, options?: CallOptions): Promise<Registration> =>
      read(call('POST', '', settings, options)),

    /** Puts other settings in place; what is left out has its default. */
    update: (settings: RegistrationSettings, options?: CallOptions): Promise<Registration> =>
      read(call('PUT', '', settings, options)),

    /** Sends a test event, twice a minute at most; answers the id under which its outcome is read. */
    test: (options?: CallOptions): Promise<{ correlationId: string }> =>
      call('POST', '/validationEvents', undefined, options),

    /** Reads what became of a test event, for seven days. */
    testResult: (correlationId: string, options?: CallOptions): Promise<ValidationEvent> =>
      call('GET', `/validationEvents/${pathSegment(correlationId)}`, undefined, options),
  }
}

/** Microsoft's page writes members in PascalCase, its description of the API in camelCase. */
function inPascalCase(answer: object): Registration {
  const members = Object.entries(answer).map(([name, value]) => [
    name.replace(/^\w/, (letter) => letter.toUpperCase()),
    value as unknown,
  ])
  return Object.fromEntries(members) as Registration
}

/** The one webhook of a tenant in the form of Partner Center. */
export type RegistrationResource = ReturnType<typeof registration>
