'use server';
import { action } from '@/lib/platform/action';
import { changeManyCommand } from './commands/change-many';
import { previewPricesCommand } from './commands/preview-prices';
import { saveContractCommand } from './commands/save-contract';
import {
  saveProductCommand,
  saveSkuCommand,
  setAvailabilityCommand,
  setPriceCommand,
  withdrawPriceCommand,
} from './commands/save-goods';
import { saveBrandCommand, saveCategoryCommand } from './commands/save-places';

export const saveProduct = action(saveProductCommand);
export const saveSku = action(saveSkuCommand);
export const setPrice = action(setPriceCommand);
export const withdrawPrice = action(withdrawPriceCommand);
export const setAvailability = action(setAvailabilityCommand);
export const saveCategory = action(saveCategoryCommand);
export const saveBrand = action(saveBrandCommand);
export const saveContract = action(saveContractCommand);
export const previewPrices = action(previewPricesCommand);
export const changeMany = action(changeManyCommand);
