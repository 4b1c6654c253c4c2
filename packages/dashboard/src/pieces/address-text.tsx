import type { Address } from '@accredit/client'
import { useFormats } from '../i18n/formats.ts'
import { addressLines } from './address-lines.ts'

/** An address in postal format. */
export function AddressText({ address }: { readonly address: Address }) {
  const { country } = useFormats()
  return (
    <>
      {addressLines(address, country).map((line) => (
        <div key={line} dir="auto">
          {line}
        </div>
      ))}
    </>
  )
}
