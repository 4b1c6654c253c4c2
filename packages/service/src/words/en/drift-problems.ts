import type { ServiceFormats } from '../formats.ts'
import type { Told } from '../told.ts'

/** Problems of `accredit drift`. */
export const driftProblems = {
  DriftOther: (): Told => [
    'the other service is missing, or named twice',
    'Give its address with --against, or a recording with --replay.',
  ],
  DriftSelf: ({ url }: { url: string }): Told => [
    `${url} would be compared with itself`,
    'Leave out --url to compare with an Accredit that is started for it.',
  ],
  DriftOfRecording: ({ option }: { option: string }): Told => [
    `${option} needs a service that answers, and --replay names a recording`,
    'Give its address with --against.',
  ],
  DriftAccount: (): Told => [
    'a write needs --sandbox-account beside it',
    'Give the tenant id of the sandbox account; the signed-in user must be of that tenant.',
  ],
  DriftOtherAccount: ({ url, tenant, found }: Account): Told => [
    `the caller at ${url} is of tenant ${found}, and --sandbox-account names ${tenant}`,
    'Nothing was written. Sign in to the sandbox account.',
  ],
  DriftReference: ({ url }: { url: string }): Told => [
    `${url} is no sandbox, and writes are sent to both services`,
    'Leave out --url to compare with an Accredit that is started for it.',
  ],
  DriftNoCustomer: ({ write }: { write: string }): Told => [
    `${write} writes to customers that the same run has created, and to no other`,
    'Add createCustomer to --write.',
  ],
  DriftNoAnswer: ({ url }: { url: string }): Told => [
    `no answer came from ${url}`,
    'Check the address after --against, or after --url.',
  ],
  DriftRefused: (
    { url, status }: { url: string; status: number },
    { number }: ServiceFormats,
  ): Told => [
    `${url} answers the list of customers with ${number(status)}, so there is nothing to compare`,
    'Run "accredit doctor" with the same address and sign-in.',
  ],
  RecordingUnreadable: ({
    path,
    fault,
  }: {
    path: string
    fault: 'json' | 'form' | 'newer'
  }): Told => [
    {
      json: `${path} is not JSON, and no recording`,
      form: `${path} is not a recording that "accredit drift --record" wrote`,
      newer: `${path} was recorded by a newer release`,
    }[fault],
  ],
}

export interface Account {
  url: string
  tenant: string
  found: string
}
