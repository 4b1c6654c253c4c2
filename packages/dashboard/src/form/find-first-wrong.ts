/** Finds the first field of a form that is marked as wrong, in the order in which a person meets them. */
export function findFirstWrong(form: HTMLElement): HTMLElement | undefined {
  const wrong = form.querySelector<HTMLElement>('[aria-invalid=true]')
  if (wrong?.role !== 'radiogroup') return wrong ?? undefined
  // A group takes no focus itself.
  const choices = [...wrong.querySelectorAll<HTMLInputElement>('input:not(:disabled)')]
  return choices.find(({ checked }) => checked) ?? choices[0]
}
