import { taskList } from '@/app/(console)/console/tasks/_reading/task-list';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(taskList);
