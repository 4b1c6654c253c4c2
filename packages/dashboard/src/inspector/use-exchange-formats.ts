import { useMemo } from 'react'
import { useFormats } from '../i18n/formats.ts'

/** Formatters that only the inspector needs. */
export function useExchangeFormats() {
  const { locale } = useFormats()
  return useMemo(() => {
    const sizeIn = (unit: string) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 })
    const [kilobytes, megabytes] = [sizeIn('kilobyte'), sizeIn('megabyte')]
    const time = new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
    })
    return {
      /** Size in bytes with a unit, e.g. "12.5 kB" or "1.5 MB". */
      size: (bytes: number) =>
        bytes < 100_000 ? kilobytes.format(bytes / 1_000) : megabytes.format(bytes / 1_000_000),
      /** Time of day to the millisecond. */
      timeOfDay: (at: string) => time.format(new Date(at)),
    }
  }, [locale])
}
