/** A menu of roles only: they bring the system's shortcuts for copying, zooming and quitting, in the system's own words. */
import { Menu, type MenuItemConstructorOptions } from 'electron'

export function setupMenu(platform: NodeJS.Platform, isDevelopment: boolean): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, isDevelopment)))
}

export function menuTemplate(platform: NodeJS.Platform, isDevelopment: boolean): MenuItemConstructorOptions[] {
  const appMenu: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : [{ role: 'fileMenu' }]
  const developing: MenuItemConstructorOptions[] = isDevelopment ? [{ role: 'reload' }, { role: 'toggleDevTools' }] : []
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...developing,
  ]
  return [...appMenu, { role: 'editMenu' }, { role: 'viewMenu', submenu: view }, { role: 'windowMenu' }]
}
