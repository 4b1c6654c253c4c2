import {
  applicationRights,
  brokenRule,
  cspRoles,
  governmentDirectoryRoles,
  parseQualificationName,
  vettedQualifications,
  vettingReasonTexts,
  type Address,
  type SettableQualification,
} from '@accredit/contract'
import type {
  ApplicationSetup,
  CodeSetup,
  CustomerSetup,
  DomainSetup,
  GrantSetup,
  MemberSetup,
  PartnerSetup,
  Setup,
} from './setup.ts'
import type { TermsChange } from '../vetting-terms.ts'
import { readFields, type FieldReader, type SetupProblem } from './setup-fields.ts'

const addressNames = [
  'country',
  'region',
  'city',
  'state',
  'addressLine1',
  'addressLine2',
  'addressLine3',
  'postalCode',
  'firstName',
  'middleName',
  'lastName',
  'phoneNumber',
] as const satisfies (keyof Address)[]

/** Most business days of a review. */
const mostReviewDays = 365

/**
 * Parses a setup and reports all of its problems: each id, domain, role and name is checked, and
 * nothing unknown is ignored.
 */
export function readSetup(document: unknown): {
  readonly setup: Setup
  readonly problems: readonly SetupProblem[]
} {
  const problems: SetupProblem[] = []
  const fields = readFields(document, '', ['partners', 'allowList', 'stopList'], problems)
  const setup: Setup = {
    partners: fields.list(
      'partners',
      ['id', 'name', 'domain', 'qualifications', 'applications', 'members', 'codes', 'customers'],
      readPartner,
    ),
    allowList: fields.list('allowList', ['domain', 'reason', 'names'], (entry) => ({
      ...readDomain(entry),
      names: entry.texts('names'),
    })),
    stopList: fields.list('stopList', ['domain', 'reason', 'denial'], (entry) => ({
      ...readDomain(entry),
      denial: entry.choice('denial', vettingReasonTexts),
    })),
  }
  refuseTwice(setup, problems)
  return { setup, problems }
}

function readPartner(fields: FieldReader): PartnerSetup {
  fields.require('id')
  return {
    id: fields.guid('id') ?? '',
    name: fields.text('name'),
    domain: fields.domain('domain'),
    qualifications: readQualifications(fields),
    applications: fields.list('applications', ['id', 'name', 'allows'], readApplication),
    members: fields.list(
      'members',
      ['id', 'userPrincipalName', 'displayName', 'roles'],
      readMember,
    ),
    codes: fields.list('codes', ['code', 'organization', 'creates', 'used'], readCode),
    customers: fields.list(
      'customers',
      ['id', 'name', 'domain', 'email', 'address', 'contact', 'gdap'],
      readCustomer,
    ),
  }
}

function readQualifications(fields: FieldReader): TermsChange | undefined {
  const given = fields.raw('qualifications')
  const names = typeof given === 'object' && !Array.isArray(given) ? Object.keys(given ?? {}) : []
  return fields.object('qualifications', names, (inside) => {
    const terms: Partial<Record<SettableQualification, TermsChange[SettableQualification]>> = {}
    for (const name of names) {
      const vetted = vettedQualifications.find((known) => known === parseQualificationName(name))
      if (vetted && terms[vetted]) inside.refuse(name, brokenRule('NamedOnce'))
      else if (vetted)
        terms[vetted] = inside.object(name, ['requestLimit', 'reviewBusinessDays'], readTerms)
      else inside.refuse(name, brokenRule('VettedQualification', { allowed: vettedQualifications }))
    }
    return terms
  })
}

function readTerms(fields: FieldReader): NonNullable<TermsChange[SettableQualification]> {
  const limit = fields.raw('requestLimit')
  const days = fields.raw('reviewBusinessDays')
  return {
    requestLimit:
      limit === 'unlimited' ? null : limit === 'default' ? limit : fields.whole('requestLimit'),
    reviewBusinessDays:
      days === 'default' ? days : fields.whole('reviewBusinessDays', mostReviewDays),
  }
}

function readApplication(fields: FieldReader): ApplicationSetup {
  fields.require('id')
  const allows = fields.choices('allows', applicationRights)
  const named = fields.raw('allows')
  if (Array.isArray(named) && named.length === 0) {
    fields.refuse('allows', brokenRule('AtLeastOneOf', { allowed: applicationRights }))
  }
  return { id: fields.guid('id') ?? '', name: fields.text('name'), allows }
}

function readMember(fields: FieldReader): MemberSetup {
  fields.require('id')
  return {
    id: fields.guid('id') ?? '',
    userPrincipalName: fields.email('userPrincipalName'),
    displayName: fields.text('displayName'),
    roles: fields.choices('roles', cspRoles),
  }
}

function readCode(fields: FieldReader): CodeSetup {
  fields.require('code')
  const creates = fields.raw('creates')
  return {
    code: fields.text('code', 50) ?? '',
    organization: fields.text('organization'),
    creates: creates === 'unlimited' ? null : fields.whole('creates'),
    used: fields.whole('used'),
  }
}

function readCustomer(fields: FieldReader): CustomerSetup {
  fields.require('id')
  return {
    id: fields.guid('id') ?? '',
    name: fields.text('name'),
    domain: fields.domain('domain'),
    email: fields.email('email'),
    address: fields.object('address', addressNames, readAddress),
    contact: fields.object('contact', ['firstName', 'lastName', 'email'], (contact) => ({
      firstName: contact.text('firstName'),
      lastName: contact.text('lastName'),
      email: contact.email('email'),
    })),
    gdap: fields.object('gdap', cspRoles, readGrants),
  }
}

/** An address is taken as it is; vetting judges it. */
function readAddress(fields: FieldReader): Address {
  fields.require('country')
  const read = Object.fromEntries(
    addressNames
      .map((name) => [name, fields.text(name)] as const)
      .filter(([, value]) => value !== undefined),
  ) as Address
  if (read.country && !/^[A-Za-z]{2}$/.test(read.country)) {
    fields.refuse('country', brokenRule('CountryRequired'))
  }
  return { ...read, country: read.country?.toUpperCase() ?? '' }
}

function readGrants(fields: FieldReader): GrantSetup {
  return Object.fromEntries(
    cspRoles
      .map((role) => [role, fields.choices(role, governmentDirectoryRoles)?.toSorted()] as const)
      .filter(([, roles]) => roles !== undefined),
  )
}

function readDomain(fields: FieldReader): DomainSetup {
  fields.require('domain', 'reason')
  return { domain: fields.domain('domain') ?? '', reason: fields.text('reason', 500) ?? '' }
}

/** Refuses duplicates, whose result would depend on their order. */
function refuseTwice(setup: Setup, problems: SetupProblem[]): void {
  const refuse = <Item>(
    path: string,
    items: readonly Item[] | undefined,
    nameOf: (item: Item) => string,
  ) => {
    const seen = new Set<string>()
    for (const [index, item] of (items ?? []).entries()) {
      const name = nameOf(item)
      if (name !== '' && seen.has(name)) {
        problems.push({ path: `${path}[${index}]`, value: name, broken: brokenRule('NamedOnce') })
      }
      seen.add(name)
    }
  }
  refuse('allowList', setup.allowList, ({ domain }) => domain)
  refuse('stopList', setup.stopList, ({ domain }) => domain)
  refuse('partners', setup.partners, ({ id }) => id)
  for (const [index, partner] of (setup.partners ?? []).entries()) {
    const path = `partners[${index}]`
    refuse(`${path}.applications`, partner.applications, ({ id }) => id)
    refuse(`${path}.members`, partner.members, ({ id }) => id)
    refuse(`${path}.codes`, partner.codes, ({ code }) => code)
    refuse(`${path}.customers`, partner.customers, ({ id }) => id)
  }
}
