const dialog = '[aria-modal=true]'
const covered = ':scope > :is(#root, .fui-FluentProvider)[aria-hidden=true]'
/** Leaves the dialog time to uncover the page itself, which it does shortly after closing. */
const lookEveryMs = 300

/**
 * Uncovers the page for screen readers when the last dialog has closed. Fluent hides everything but
 * an open dialog from them; when the focus moves on in the moment in which the dialog closes, as
 * from one case to the next, everything can stay hidden.
 */
export function uncoverPage(root: HTMLElement): void {
  let timer: ReturnType<typeof setInterval> | undefined
  const look = () => {
    if (document.querySelector(dialog)) return
    for (const part of document.body.querySelectorAll(covered)) part.removeAttribute('aria-hidden')
    clearInterval(timer)
    timer = undefined
  }
  new MutationObserver(() => {
    if (root.ariaHidden === 'true') timer ??= setInterval(look, lookEveryMs)
  }).observe(root, { attributeFilter: ['aria-hidden'] })
}
