import { parseQualificationName } from '@accredit/contract'
import { removePartnerCommand, upsertPartnerCommand } from '../../operations/admin/partners.ts'
import { listPartners, type StoredPartner } from '../../store/queries/partner-changes.ts'
import { InvalidValue } from '../invalid-value.ts'
import { addAndChange, type AdminGroup } from './admin-group.ts'
import { numberOf, readPartner } from './admin-store.ts'

/** `accredit admin partner`: the companies that may call. */
export const partnerGroup: AdminGroup<StoredPartner> = {
  name: 'partner',
  names: ['<tenant>'],
  changes: {
    ...addAndChange((expect) => ({
      accept: (command) =>
        command
          .option('--name <text>')
          .option('--domain <domain>')
          .option('--request-limit <qualification=number>', '', collect)
          .option('--review-days <qualification=number>', '', collect),
      async make(run, [id], { name, domain, requestLimit, reviewDays }) {
        const qualifications = readTerms({ requestLimit, reviewBusinessDays: reviewDays })
        const partner = await readPartner({ id, name, domain, qualifications })
        return run.change(upsertPartnerCommand, { expect, partner })
      },
    })),
    remove: {
      async make(run, [id]) {
        const { id: partnerId } = await readPartner({ id })
        return run.change(removePartnerCommand, { partnerId })
      },
    },
  },
  listed: [],
  async *pages({ store }) {
    yield await listPartners(store.reader)
  },
  columns: [
    { title: 'tenant', cell: ({ id }) => id },
    { title: 'name', cell: ({ name }) => name },
    { title: 'domain', cell: ({ domain }) => domain },
    { title: 'since', cell: ({ createdAt }, { formats }) => formats.date(createdAt) },
  ],
  empty: 'partners',
}

/** Parses terms from flags such as `Education=5` into the form of the setup file. */
function readTerms(flags: Readonly<Record<string, unknown>>): object | undefined {
  const terms: Record<string, Record<string, unknown>> = {}
  for (const [member, texts] of Object.entries(flags)) {
    for (const text of (texts ?? []) as readonly string[]) {
      const [sent = '', value = ''] = text.split('=', 2)
      const name = parseQualificationName(sent) ?? sent
      terms[name] = { ...terms[name], [member]: numberOf(value) }
    }
  }
  return Object.keys(terms).length > 0 ? terms : undefined
}

function collect(text: string, earlier: readonly string[] = []): readonly string[] {
  if (/^[^=]+=[^=]+$/.test(text)) return [...earlier, text]
  throw new InvalidValue(({ terms }) => terms)
}
