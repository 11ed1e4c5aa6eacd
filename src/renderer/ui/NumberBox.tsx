// A number with its steps. One outside of its bounds is said while it is typed, and never taken: leaving the field brings
// it to the nearest that is.
import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { FieldError, Group, Input, Label, NumberField, Text } from 'react-aria-components';
import { Button } from './Button.tsx';
import './Field.css';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Said of a number that is too small or too large. */
  readonly outside: string;
  readonly onChange: (value: number) => void;
}

export function NumberBox({ label, hint, value, least, most, outside, onChange }: Props) {
  const [wrong, setWrong] = useState(false);
  const change = (next: number) => {
    // An emptied field is no number: the last one stays.
    if (Number.isFinite(next)) onChange(next);
  };
  const look = (typed: string) => {
    const whole = /^\d+$/.test(typed) ? Number(typed) : least;
    setWrong(whole < least || whole > most);
  };
  return (
    <NumberField
      className="number"
      value={value}
      minValue={least}
      maxValue={most}
      isInvalid={wrong}
      validationBehavior="aria"
      onChange={change}
    >
      <div>
        <Label>{label}</Label>
        {hint !== undefined && !wrong && (
          <Text slot="description" className="quiet" elementType="p">
            {hint}
          </Text>
        )}
        <FieldError className="field-wrong" elementType="p">
          {outside}
        </FieldError>
      </div>
      <Group className="number-box">
        <Input
          className="input"
          onInput={(event) => look(event.currentTarget.value)}
          onBlur={() => setWrong(false)}
        />
        <Button slot="decrement" icon={<Minus size={14} aria-hidden />} />
        <Button slot="increment" icon={<Plus size={14} aria-hidden />} />
      </Group>
    </NumberField>
  );
}
