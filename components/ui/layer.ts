'use client';
import { createContext, type RefObject, useContext } from 'react';

/**
 * The modal sheet that one stands in, if any. Everything outside an open one can be neither seen by readers nor
 * touched, so what floats above its content belongs into it.
 */
export const LayerContext = createContext<RefObject<HTMLElement | null> | undefined>(undefined);

/** Where dialogs, menus and hints of this place are put: into the sheet around them, or else onto the page. */
export const useLayer = () => useContext(LayerContext);
