import { Suspense, useEffect, useState, type ComponentType, type LazyExoticComponent } from 'react'
import { lazyPart } from '../pieces/lazy-part.ts'
import { whenIdle } from '../pieces/when-idle.ts'
import type { OpenerProps } from './opener-props.ts'
import { SettingsButton } from './settings-button.tsx'
import { UserButton } from './user-button.tsx'

const loadUserMenu = async () => (await import('./user-menu.tsx')).UserMenu
const loadSettingsMenu = async () => (await import('./settings-menu.tsx')).SettingsMenu

// The menus load when opened; their buttons are there from the start.
const UserMenu = lazyPart(loadUserMenu, () => <UserButton />)
const SettingsMenu = lazyPart(loadSettingsMenu, () => <SettingsButton />)

/** Settings menu and user menu. */
export function HeaderMenus() {
  useEffect(() => {
    // Preloads them, so that they open at once later.
    whenIdle(loadUserMenu)
    whenIdle(loadSettingsMenu)
  }, [])
  return (
    <>
      <MenuBehind button={SettingsButton} menu={SettingsMenu} />
      <MenuBehind button={UserButton} menu={UserMenu} />
    </>
  )
}

/** A button that is replaced by its menu, already open, once that has loaded. */
function MenuBehind({
  button: Button,
  menu: Menu,
}: {
  readonly button: ComponentType<OpenerProps>
  readonly menu: LazyExoticComponent<ComponentType>
}) {
  const [pressed, setPressed] = useState(false)
  const open = () => setPressed(true)
  const button = (
    <Button
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={open}
      onKeyDown={({ key }) => {
        if (key === 'ArrowDown') open()
      }}
    />
  )
  return pressed ? (
    <Suspense fallback={button}>
      <Menu />
    </Suspense>
  ) : (
    button
  )
}
