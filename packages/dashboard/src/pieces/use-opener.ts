import { useRestoreFocusTarget } from '@fluentui/react-components'

/** Properties of a button that opens a dialog: the focus returns to it afterwards. */
export function useOpener() {
  return useRestoreFocusTarget()
}
