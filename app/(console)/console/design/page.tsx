import { ConsolePage } from '@/components/shell/console-page';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';

export default function DesignPage() {
  return (
    <ConsolePage title="Design" note="n">
      <Card>
        <CardHeader title="Buttons" note="x" />
        <div className="flex gap-2 p-4">
          <Button variant="primary">领取</Button>
          <Button>次要</Button>
          <Button variant="outline">去评价</Button>
          <Button variant="danger">删除</Button>
        </div>
      </Card>
    </ConsolePage>
  );
}
