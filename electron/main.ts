/** The desktop shell: a list of things to set up, one file for each. */
import { app, BrowserWindow, dialog, ipcMain } from 'electron'
import { join } from 'node:path'
import { isAppUrl } from './app-url'
import { isOwnPage, setupIpc } from './ipc'
import { setupMenu } from './menu'
import { registerAppScheme, setupProtocol } from './protocol'
import { setupSecurity } from './security'
import { setupSettings } from './settings'
import { startSimulation } from './simulation'
import { openWindow } from './window'

const folder = import.meta.dirname
// A packaged app must not let its environment choose the page.
const devUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL

app.enableSandbox()
registerAppScheme()
if (app.requestSingleInstanceLock()) void app.whenReady().then(ready)
else app.quit()

function ready(): void {
  setupSecurity({ devUrl })
  setupProtocol(join(folder, '../renderer'))
  setupMenu(process.platform, devUrl !== undefined)
  setupIpc({
    door: ipcMain,
    host: startSimulation(join(folder, 'desktop-worker.js'), stopWith),
    settings: setupSettings(),
    send: (channel, message) =>
      BrowserWindow.getAllWindows().forEach(({ webContents }) => webContents.send(channel, message)),
    isOurs: (event) => isOwnPage(event, (url) => isAppUrl(url, devUrl)),
  })
  // Last, because the page asks for its settings and its cluster at once.
  showWindow()
  app.on('second-instance', showWindow)
  app.on('activate', showWindow)
  app.on('window-all-closed', () => app.quit())
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return void openWindow({ preload: join(folder, '../preload/preload.cjs'), devUrl })
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** A programmer's error in the simulation: it is shown with its seed and event label, and nothing pretends to go on. */
function stopWith(error: Error): void {
  dialog.showErrorBox('Kubeshala', error.stack ?? error.message)
  app.exit(1)
}
