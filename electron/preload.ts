import { contextBridge, ipcRenderer } from 'electron'
import { createBridge } from './bridge'

contextBridge.exposeInMainWorld('kubeshala', createBridge(ipcRenderer, process.platform))
