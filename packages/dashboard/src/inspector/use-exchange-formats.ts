import { useMemo } from 'react'
import { useFormats } from '../i18n/formats.ts'

/** Formats that the inspector alone needs. */
export function useExchangeFormats() {
  const { locale } = useFormats()
  return useMemo(() => {
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
    const time = new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
    })
    return {
      /** Bytes in megabytes, e.g. "1.5". */
      megabytes: (bytes: number) => number.format(bytes / 1_000_000),
      /** Time of a day to the millisecond. */
      timeOfDay: (at: string) => time.format(new Date(at)),
    }
  }, [locale])
}
