import { useEffect, useState } from 'react'

/**
 * Debounces a value, so that typing does not query the service at each key.
 * @param milliseconds time for which the value must stay the same
 */
export function useRested<Value>(value: Value, milliseconds: number): Value {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return rested
}
