import { usePartner } from '../data/partner.tsx'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { statusText } from '../i18n/qualification-words.ts'
import { ExportButton } from '../pieces/export-button.tsx'

/** Exports every customer that matches search and filter. */
export function ExportCustomers({
  search,
  status,
}: {
  readonly search: string | undefined
  readonly status: string | undefined
}) {
  const t = useWords().customers
  const titles = useWords().qualificationTitles
  const states = useWords().vetting.statuses
  const relationships: Readonly<Record<string, string>> = useWords().relationships
  const partner = usePartner()
  const { country, list } = useFormats()
  return (
    <ExportButton
      fileName="customers.csv"
      head={[t.microsoftId, t.companyName, t.domain, t.country, t.relationship, t.status]}
      rows={async function* readRows(signal) {
        for await (const customer of partner.insight.allCustomers({ search, status }, { signal })) {
          const texts = customer.qualifications.map((each) => statusText(each, { titles, states }))
          yield [
            customer.id,
            customer.companyName,
            customer.domain,
            customer.country && country(customer.country),
            relationships[customer.relationshipToPartner] ?? customer.relationshipToPartner,
            texts.length === 0 ? states.none : list(texts),
          ]
        }
      }}
    />
  )
}
