import { useEffect, useEffectEvent, type RefObject } from 'react'

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'preventDefault'>

/** Submits a form on Control or Command with Enter; Enter alone is a new line in a text field. */
export function sendByKey(event: Pressed, form: HTMLFormElement | null): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !form) return
  // Keeps the focused button from being pressed as well.
  event.preventDefault()
  form.requestSubmit()
}

/** Submits a dialog's form on the same keys, wherever the focus is in the dialog. */
export function useSendByKey(form: RefObject<HTMLFormElement | null>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!event.defaultPrevented && !event.repeat) sendByKey(event, form.current)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
