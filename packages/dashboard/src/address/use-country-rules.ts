import { useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'

/** Reads a country's address rules; undefined until loaded. */
export function useCountryRules(country: string) {
  const partner = usePartner()
  const { data } = useQuery({
    queryKey: keys.countryRules(country),
    queryFn: ({ signal }) => partner.countryValidationRules.byCountry(country).get({ signal }),
    enabled: country !== '',
    staleTime: Infinity,
  })
  return data
}
