import { Suspense, useState, type ComponentType } from 'react'
import { comeLater } from '../pieces/come-later.ts'
import { SettingsButton } from './settings-button.tsx'
import { UserButton } from './user-button.tsx'

/** What a menu of the header is told. */
export interface HeaderMenuProps {
  /** Whether its button was pressed before the menu was there. */
  readonly pressed: boolean
}

// The menus come after the first page: their buttons are there from the beginning.
const UserMenu = comeLater<HeaderMenuProps>(
  async () => (await import('./user-menu.tsx')).UserMenu,
  () => <UserButton />,
)
const SettingsMenu = comeLater<HeaderMenuProps>(
  async () => (await import('./settings-menu.tsx')).SettingsMenu,
  () => <SettingsButton />,
)

/** Appearance, language, and who is signed in. */
export function HeaderMenus() {
  return (
    <>
      <MenuBehind button={SettingsButton} menu={SettingsMenu} />
      <MenuBehind button={UserButton} menu={UserMenu} />
    </>
  )
}

/** A menu that opens as soon as it is there, when its button was pressed before. */
function MenuBehind({
  button: Button,
  menu: Menu,
}: {
  readonly button: ComponentType<{ readonly onClick: () => void }>
  readonly menu: ComponentType<HeaderMenuProps>
}) {
  const [pressed, setPressed] = useState(false)
  return (
    <Suspense fallback={<Button onClick={() => setPressed(true)} />}>
      <Menu pressed={pressed} />
    </Suspense>
  )
}
