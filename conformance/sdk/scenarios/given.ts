import { randomBytes } from 'node:crypto'
import { createDotNetSdk, type DotNetSdk } from '../dotnet/dotnet-sdk.ts'
import { createJavaSdk, type JavaSdk } from '../java/java-sdk.ts'
import type { SdkCustomerDraft } from '../models.ts'
import type { SdkOptions } from '../partner-sdk.ts'
import type { Target } from '../target.ts'
import type { Transport } from '../wire/messages.ts'
import { openTransport } from '../wire/open-transport.ts'

/** Changes to how an SDK is set up; a user's token and an untroubled transport by default. */
export interface SdkSetup extends Partial<SdkOptions> {
  readonly transport?: Transport
}

/** Starting point of a scenario. */
export interface Given {
  readonly target: Target
  readonly transport: Transport
  userToken(): Promise<string>
  appToken(): Promise<string>
  dotNet(setup?: SdkSetup): Promise<DotNetSdk>
  java(setup?: SdkSetup): Promise<JavaSdk>
  /** Creates a customer that no other scenario knows, and answers its id. */
  newCustomer(companyName?: string): Promise<string>
}

/** Prepares a target for scenarios; tokens are asked for once. */
export function prepare(target: Target): Given {
  const transport = openTransport(target.baseUrl)
  const userToken = once(() => target.userToken())
  const appToken = once(() => target.appToken())
  const dotNet = async ({ transport: way = transport, ...options }: SdkSetup = {}) =>
    createDotNetSdk(way, { token: options.token ?? (await userToken()), ...options })
  const java = async ({ transport: way = transport, ...options }: SdkSetup = {}) =>
    createJavaSdk(way, { token: options.token ?? (await userToken()), ...options })
  return {
    target,
    transport,
    userToken,
    appToken,
    dotNet,
    java,
    async newCustomer(companyName) {
      const created = await (await dotNet()).createCustomer(draftCustomer(companyName))
      if (!created?.id) throw new Error('the service created a customer without an id')
      return created.id
    },
  }
}

/** A letter and some digits that nothing else has. */
export function unique(): string {
  return `c${randomBytes(6).toString('hex')}`
}

/**
 * A customer that does not exist yet, filled in as the official .NET sample does: its culture and
 * language in unusual case, its domain outside `onmicrosoft.com`, its address.
 */
export function draftCustomer(companyName?: string): SdkCustomerDraft {
  const name = unique()
  return {
    domain: `${name}.ccsctp.net`,
    billing: {
      firstName: 'Tess',
      lastName: 'Wind',
      email: `tess@${name}.example`,
      culture: 'EN-US',
      language: 'En',
      companyName: companyName ?? `Tailwind School ${name}`,
      defaultAddress: {
        firstName: 'Tess',
        lastName: 'Wind',
        addressLine1: '4001 156th Ave',
        city: 'Redmond',
        state: 'WA',
        country: 'US',
        postalCode: '98052',
        phoneNumber: '4255550101',
      },
    },
  }
}

function once(ask: () => Promise<string>): () => Promise<string> {
  let answer: Promise<string> | undefined
  return () => (answer ??= ask())
}
