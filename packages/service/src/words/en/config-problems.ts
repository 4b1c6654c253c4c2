import type { PolicyFault } from '../../rules/vetting/policy-fault.ts'
import type { ServiceFormats } from '../formats.ts'
import type { Saying, Told } from '../told.ts'
import type { FileFault } from '../../files/describe-fault.ts'
import { faultText } from './faults.ts'

/** Problems with the configuration and with files. */
export const configProblems = {
  OptionWhole: ({ source, text, from, to }: Option & { from: number; to: number }): Told => [
    `${source} is "${text}", but it must be a whole number from ${from} to ${to}`,
  ],
  OptionSwitch: ({ source, text }: Option): Told => [
    `${source} is "${text}", but it must be on or off`,
  ],
  OptionDuration: ({ source, text }: Option): Told => [
    `${source} is "${text}", but it must be a duration such as PT5S, PT72H or P3D`,
  ],
  OptionContact: ({ source, text }: Option): Told => [
    `${source} is "${text}", but it must be an e-mail address or an http(s) address`,
  ],
  OptionAddress: ({ source, text }: Option): Told => [
    `${source} is "${text}", but it must be an http(s) address without user, query and fragment`,
  ],
  OptionChoice: ({ source, text, allowed }: Option & Allowed, { either }: ServiceFormats): Told => [
    `${source} is "${text}", but it must be one of ${either(allowed)}`,
  ],
  OptionForMode: ({ source, only, mode }: { source: string; only: string; mode: string }): Told => [
    `${source} is for ${only} mode, but the mode is ${mode}`,
  ],
  OptionsUnknown: ({ names }: { names: readonly string[] }, { list }: ServiceFormats): Told => [
    `${list(names)}: no such option`,
    '"accredit serve --help" lists the options.',
  ],
  OptionsUnknownInFile: (
    { names, path }: { names: readonly string[]; path: string },
    { list }: ServiceFormats,
  ): Told => [
    `${list(names)} in ${path}: no such option`,
    '"accredit serve --help" lists the options.',
  ],
  OptionRenamed: ({ former, now }: { former: string; now: string }): Told => [
    `${former} is now called ${now}`,
    `Give ${now} instead.`,
  ],
  OptionInFile: ({ name, path, shown }: { name: string; path: string; shown: string }): Told => [
    `${name} in ${path} is ${shown}, but it must be text, a number or a switch`,
  ],
  StoreAddress: ({ text }: { text: string }): Told => [
    `ACCREDIT_STORE is "${text}", but it must be sqlite, memory or a postgres:// address`,
  ],
  StoreMemoryForProduction: ({ source }: { source: string }): Told => [
    `${source} is memory, which is for sandbox mode: all data would be lost at the end`,
  ],
  ReplicasAddress: ({ source }: { source: string }): Told => [
    `${source} must be a postgres:// address; separate several hosts by commas`,
  ],
  ReplicasOfSqlite: ({ source }: { source: string }): Told => [
    `${source} is given, but only a postgres:// store has replicas`,
  ],
  StoreMemoryForRescue: ({ source }: { source: string }): Told => [
    `${source} is on, but a store in memory has nothing to rescue`,
  ],
  StoreMemoryForOperators: (): Told => [
    'ACCREDIT_STORE is "memory", but only a sqlite or postgres:// store can be administered',
  ],
  ReviewerTenantGuid: ({ text }: { text: string }): Told => [
    `ACCREDIT_REVIEWER_TENANTS names "${text}", but tenants are GUIDs`,
  ],
  ReviewerTenantPartner: ({ tenantId }: { tenantId: string }): Told => [
    `ACCREDIT_REVIEWER_TENANTS names ${tenantId}, which is a partner, and no partner may judge its own cases`,
    '"accredit admin partner list" shows the partners.',
  ],
  AuthorityAddress: ({ text }: { text: string }): Told => [
    `ACCREDIT_AUTHORITY is "${text}", but it must be an address such as https://login.microsoftonline.com`,
  ],
  SecretsKeyForm: ({ file }: { file: string }): Told => [
    `${file} holds no key of 32 bytes in base64`,
    'Check --secrets-key.',
  ],
  SecretsKeyMissing: (): Told => [
    'there are webhooks in this database, and no key that opens their secrets is named',
    'Name the key file of the other nodes with --secrets-key (ACCREDIT_SECRETS_KEY).',
  ],
  SmtpAddress: (): Told => [
    'ACCREDIT_SMTP is no address of a mail server',
    'Write smtps://user@host:465 or smtp://user@host:587; the password goes into the file of --smtp-password-file.',
  ],
  SmtpFrom: (): Told => [
    'ACCREDIT_SMTP is set, but ACCREDIT_SMTP_FROM names no sender',
    'Set it to an e-mail address, e.g. accredit@example.com.',
  ],
  SmtpPassword: ({ file }: { file: string }): Told => [
    `the password of the mail server cannot be read from ${file}`,
    'Check --smtp-password-file.',
  ],
  AudienceOwn: ({ text }: { text: string }): Told => [
    `ACCREDIT_AUDIENCE is "${text}", but it must be an audience of your own; that one is Microsoft’s`,
  ],
  CertificatePair: ({ certificate, key }: { certificate: string; key: string }): Told => [
    `${certificate} and ${key} belong together; one of them is missing`,
  ],
  CertificateForm: ({ option, path }: { option: string; path: string }): Told => [
    `${option} is ${path}, which holds no certificate in PEM`,
  ],
  CertificateKeyForm: ({ option, path }: { option: string; path: string }): Told => [
    `${option} is ${path}, which holds no private key in PEM without a password`,
  ],
  KeyOfCertificate: ({ certificate, key }: { certificate: string; key: string }): Told => [
    `the key of ${key} is not that of ${certificate}`,
  ],
  EventKeyKind: ({ option }: { option: string }): Told => [
    `the key of ${option} is no RSA key, and receivers of Partner Center’s events verify by RSA alone`,
    'Name an RSA key of 2048 bits or more, with its certificate.',
  ],
  WorkerAddressMissing: ({ option, address }: { option: string; address: string }): Told => [
    `${option} is given, but not the address under which the servers publish the certificate`,
    `Give the worker the ${address} of the servers.`,
  ],
  PolicyForm: (
    { path, faults }: { path: string; faults: readonly PolicyFault[] },
    { policyFault }: Saying,
  ): Told => [`${path} is not a valid policy: ${faults.map(policyFault).join(' ')}`],
  FileUnreadable: ({ path, fault }: { path: string; fault: FileFault }): Told => [
    `${path} cannot be read: ${faultText(fault)}`,
  ],
  FileUnusable: ({ path, fault }: { path: string; fault: FileFault }): Told => [
    `${path} cannot be used: ${faultText(fault)}`,
  ],
  OutputUnwritable: ({ fault }: { fault: FileFault }): Told => [
    `standard output cannot be written: ${faultText(fault)}`,
    'The output is incomplete, but what the command did stays done.',
  ],
  FileUnwritable: ({ path, fault }: { path: string; fault: FileFault }): Told => [
    `${path} cannot be written: ${faultText(fault)}`,
    'Name another file, or give this user the right to write there.',
  ],
  SecretUnreadable: ({
    name,
    path,
    fault,
  }: {
    name: string
    path: string
    fault: FileFault
  }): Told => [`${name} is ${path}, which cannot be read: ${faultText(fault)}`],
  DocumentForm: ({ path, problem }: { path: string; problem: string }): Told => [
    `${path} cannot be read as YAML or JSON: ${problem}`,
  ],
  DocumentText: ({ path }: { path: string }): Told => [
    `${path} cannot be read as YAML or JSON: it is not text in UTF-8`,
  ],
  DocumentLength: (
    { path, most }: { path: string; most: number },
    { number }: ServiceFormats,
  ): Told => [`${path} is longer than ${number(most)} characters`],
  ConfigFileForm: ({ path }: { path: string }): Told => [
    `${path} must hold options by name, such as "port: 8787"`,
  ],
}

export interface Option {
  source: string
  text: string
}
export interface Allowed {
  allowed: readonly string[]
}
